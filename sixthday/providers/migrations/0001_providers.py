import django.db.models.deletion
import sixthday.audit.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
        ('access', '__first__'),
        ('documents', '__first__'),
        ('framework', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('name', models.CharField(max_length=120, unique=True)),
                ('company_number', models.CharField(blank=True, max_length=12)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('size', models.CharField(choices=[('small', 'Small or medium'), ('voluntary', 'Voluntary or community'), ('large', 'Large')], default='small', max_length=12)),
                ('local', models.BooleanField(default=False)),
                ('school_urn', models.CharField(blank=True, max_length=6)),
                ('registered_on', models.DateField(blank=True, null=True)),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('registered_on__isnull', True), ('school_urn', '')), models.Q(models.Q(('school_urn', ''), _negated=True), ('registered_on__isnull', False)), _connector='OR'), name='providers_provider_registration_is_whole'), models.CheckConstraint(condition=models.Q(('size__in', ['small', 'voluntary', 'large'])), name='providers_provider_size')],
            },
        ),
        migrations.CreateModel(
            name='Adult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('role', models.CharField(max_length=80)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adults', to='providers.provider')),
            ],
            options={
                'ordering': ['provider', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_adult_dates')],
            },
        ),
        migrations.CreateModel(
            name='DeclaredHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('declared_for', models.CharField(max_length=120)),
                ('weekly_minutes', models.PositiveIntegerField()),
                ('special', models.BooleanField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('declared_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declared_hours', to='providers.provider')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_declared_hours_dates')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('requirement', models.CharField(max_length=40)),
                ('amount_pence', models.BigIntegerField(blank=True, null=True)),
                ('issued_on', models.DateField()),
                ('valid_until_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('verified_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='providers.provider')),
            ],
            options={
                'ordering': ['provider', 'requirement', 'valid_until_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until_on__gte', models.F('issued_on'))), name='providers_evidence_dates'), models.CheckConstraint(condition=models.Q(models.Q(('verified_at__isnull', True), ('verified_by__isnull', True)), models.Q(('verified_at__isnull', False), ('verified_by__isnull', False)), _connector='OR'), name='providers_evidence_verified_whole'), models.CheckConstraint(condition=models.Q(('verified_by__isnull', True), models.Q(('verified_by', models.F('recorded_by')), _negated=True), _connector='OR'), name='providers_evidence_second_look'), models.CheckConstraint(condition=models.Q(('requirement__in', ['public_liability', 'employers_liability', 'safeguarding_lead', 'safeguarding_letter', 'safeguarding_policy', 'ico_registration', 'data_sharing'])), name='providers_evidence_requirement'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='providers_evidence_withdrawn_whole'), models.CheckConstraint(condition=models.Q(('amount_pence__isnull', True), ('amount_pence__gte', 0), _connector='OR'), name='providers_evidence_amount')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('new', 'New tender'), ('earlier', 'Earlier tender'), ('mere', 'Membership carried forward')], max_length=8)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('admitted_at', models.DateTimeField()),
                ('admitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round_lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.roundlot')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='providers.provider')),
            ],
            options={
                'ordering': ['round_lot', 'provider__name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_membership_dates'), models.UniqueConstraint(fields=('provider', 'round_lot'), name='providers_membership_once'), models.CheckConstraint(condition=models.Q(('basis__in', ['new', 'earlier', 'mere'])), name='providers_membership_basis')],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('indoor', 'Indoor setting'), ('outdoor', 'Outdoor setting'), ('home', "The child's home"), ('online', 'Online')], max_length=8)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='providers.provider')),
            ],
            options={
                'ordering': ['provider', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_site_dates'), models.UniqueConstraint(fields=('provider', 'name'), name='providers_site_named_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['home', 'online']), models.Q(('postcode', ''), _negated=True), _connector='OR'), name='providers_site_has_postcode')],
            },
        ),
        migrations.CreateModel(
            name='TrackRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=24)),
                ('score', models.PositiveSmallIntegerField()),
                ('posted_at', models.DateTimeField()),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ('posted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='track_record', to='providers.provider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('about',), name='providers_track_once'), models.CheckConstraint(condition=models.Q(('score__lte', 100)), name='providers_track_score')],
            },
        ),
        migrations.CreateModel(
            name='AdultClearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('dbs_issued_on', models.DateField()),
                ('update_service', models.BooleanField(default=False)),
                ('barred_list_checked', models.BooleanField()),
                ('identity_checked', models.BooleanField()),
                ('prohibition_checked', models.BooleanField()),
                ('training_until_on', models.DateField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('checked_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('adult', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='providers.adult')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['adult', '-until_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_adult_clearance_dates'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='providers_adult_clearance_withdrawn_whole'), models.CheckConstraint(condition=models.Q(('barred_list_checked', True), ('identity_checked', True), ('prohibition_checked', True)), name='providers_adult_clearance_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('mode', models.CharField(max_length=12)),
                ('unit', models.CharField(choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session')], max_length=8)),
                ('price_pence', models.BigIntegerField()),
                ('vat', models.CharField(choices=[('exempt', 'Exempt'), ('standard', 'Standard rate')], default='exempt', max_length=8)),
                ('unit_minutes', models.PositiveIntegerField()),
                ('group_size', models.PositiveSmallIntegerField(default=1)),
                ('needs', models.JSONField(default=list)),
                ('age_from', models.PositiveSmallIntegerField()),
                ('age_to', models.PositiveSmallIntegerField()),
                ('part_days', models.JSONField(default=list)),
                ('places', models.PositiveSmallIntegerField()),
                ('travel_miles', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='providers.membership')),
                ('service_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.servicetype')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='providers.site')),
            ],
            options={
                'ordering': ['membership', 'service_type', 'version'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_offer_dates'), models.UniqueConstraint(fields=('membership', 'service_type', 'site', 'mode', 'version'), name='providers_offer_version_once'), models.CheckConstraint(condition=models.Q(('price_pence__gt', 0), ('unit_minutes__gt', 0)), name='providers_offer_price'), models.CheckConstraint(condition=models.Q(('age_to__gte', models.F('age_from'))), name='providers_offer_ages'), models.CheckConstraint(condition=models.Q(('group_size__gte', 1), ('places__gte', 1)), name='providers_offer_room'), models.CheckConstraint(condition=models.Q(('mode__in', ['setting', 'community', 'home', 'online'])), name='providers_offer_mode'), models.CheckConstraint(condition=models.Q(('unit__in', ['hour', 'half_day', 'day', 'session'])), name='providers_offer_unit'), models.CheckConstraint(condition=models.Q(('vat__in', ['exempt', 'standard'])), name='providers_offer_vat')],
            },
        ),
        migrations.CreateModel(
            name='SiteClearance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('note', models.CharField(max_length=300)),
                ('checked_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.CharField(blank=True, max_length=300)),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='providers.site')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['site', '-until_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_site_clearance_dates'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='providers_site_clearance_withdrawn_whole')],
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('active', 'Active'), ('suspended', 'Suspended for new work'), ('removed', 'Removed')], max_length=10)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(max_length=300)),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.lot')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='providers.provider')),
                ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.site')),
            ],
            options={
                'ordering': ['provider', 'decided_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='providers_standing_dates'), models.CheckConstraint(condition=models.Q(('kind__in', ['active', 'suspended', 'removed'])), name='providers_standing_kind'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='providers_standing_reason'), models.CheckConstraint(condition=models.Q(('site__isnull', True), ('lot__isnull', True), _connector='OR'), name='providers_standing_one_scope')],
            },
        ),
        migrations.CreateModel(
            name='Vacancies',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('free', models.PositiveSmallIntegerField()),
                ('confirmed_at', models.DateTimeField()),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancies', to='providers.offer')),
            ],
            options={
                'ordering': ['offer', 'confirmed_at'],
            },
        ),
    ]
