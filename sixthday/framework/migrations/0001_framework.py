import django.db.models.deletion
import sixthday.audit.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApprovalLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('limit_pence', models.BigIntegerField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('set_at', models.DateTimeField()),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='framework_limit_dates'), models.CheckConstraint(condition=models.Q(('limit_pence__gt', 0)), name='framework_limit_positive'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('holder',), name='framework_limit_once')],
            },
        ),
        migrations.CreateModel(
            name='CouncilChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=[('answer_working_days', 'Working days a provider has to answer'), ('answer_cut_off', 'Time of day after which a request counts as sent on the next working day'), ('conflict_days', 'Days a conflict declaration stands'), ('notice_days', 'Days of notice to end a call-off'), ('emergency_days', 'Most days an emergency order may run'), ('small_number', 'Number below which a combination could name a child')], max_length=40)),
                ('value', models.JSONField()),
                ('from_on', models.DateField()),
                ('why', models.CharField(max_length=300)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('name', 'from_on'), name='framework_choice_once_a_day'), models.CheckConstraint(condition=models.Q(('name__in', ['answer_working_days', 'answer_cut_off', 'conflict_days', 'notice_days', 'emergency_days', 'small_number'])), name='framework_choice_name')],
            },
        ),
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('legal_form', models.CharField(choices=[('open', 'Open framework (section 49)'), ('light_touch', 'Light touch framework with its own reopening timetable')], max_length=12)),
                ('ocid', models.CharField(blank=True, max_length=40)),
                ('value_ex_vat_pence', models.BigIntegerField()),
                ('value_inc_vat_pence', models.BigIntegerField()),
                ('awarded_on', models.DateField()),
                ('commenced_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('extendable_to_on', models.DateField()),
                ('ongoing_calloffs', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('commenced_on'))), name='framework_scheme_dates'), models.CheckConstraint(condition=models.Q(('extendable_to_on__gte', models.F('ends_on'))), name='framework_scheme_extension'), models.CheckConstraint(condition=models.Q(('value_ex_vat_pence__gte', 0), ('value_inc_vat_pence__gte', models.F('value_ex_vat_pence'))), name='framework_scheme_value'), models.CheckConstraint(condition=models.Q(('legal_form__in', ['open', 'light_touch'])), name='framework_scheme_form')],
            },
        ),
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lots', to='framework.scheme')),
            ],
            options={
                'ordering': ['scheme', 'number'],
                'constraints': [models.UniqueConstraint(fields=('scheme', 'number'), name='framework_lot_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('awarded_on', models.DateField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='framework.scheme')),
            ],
            options={
                'ordering': ['scheme', 'number'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='framework_round_dates'), models.UniqueConstraint(fields=('scheme', 'number'), name='framework_round_number_once')],
            },
        ),
        migrations.CreateModel(
            name='RoundLot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference_hour_pence', models.BigIntegerField()),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='round_lots', to='framework.round')),
            ],
            options={
                'ordering': ['round', 'lot__number'],
                'constraints': [models.UniqueConstraint(fields=('round', 'lot'), name='framework_round_lot_once'), models.CheckConstraint(condition=models.Q(('reference_hour_pence__gt', 0)), name='framework_round_lot_price')],
            },
        ),
        migrations.CreateModel(
            name='ServiceType',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40)),
                ('name', models.CharField(max_length=80)),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_types', to='framework.lot')),
            ],
            options={
                'ordering': ['lot', 'name'],
                'constraints': [models.UniqueConstraint(fields=('lot', 'code'), name='framework_service_type_once')],
            },
        ),
        migrations.CreateModel(
            name='Terms',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('clauses', models.JSONField()),
                ('set_at', models.DateTimeField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='framework.round')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['round', 'version'],
                'constraints': [models.UniqueConstraint(fields=('round', 'version'), name='framework_terms_once')],
            },
        ),
        migrations.CreateModel(
            name='WeightSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('set_at', models.DateTimeField()),
                ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weight_sets', to='framework.roundlot')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['round_lot', 'version'],
                'constraints': [models.UniqueConstraint(fields=('round_lot', 'version'), name='framework_weight_set_once')],
            },
        ),
        migrations.CreateModel(
            name='Weight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(choices=[('need_fit', 'Fit to need'), ('outcomes_record', 'Outcomes record'), ('start', 'Start'), ('days_times', 'Days and times'), ('distance', 'Distance'), ('price', 'Price'), ('family_preference', "Family's preference")], max_length=24)),
                ('points', models.PositiveSmallIntegerField()),
                ('weight_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weights', to='framework.weightset')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('weight_set', 'criterion'), name='framework_weight_once'), models.CheckConstraint(condition=models.Q(('points__lte', 100)), name='framework_weight_points'), models.CheckConstraint(condition=models.Q(('criterion__in', ['need_fit', 'outcomes_record', 'start', 'days_times', 'distance', 'price', 'family_preference'])), name='framework_weight_criterion')],
            },
        ),
    ]
