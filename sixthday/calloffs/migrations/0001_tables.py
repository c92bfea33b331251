import django.db.models.deletion
import django.db.models.expressions
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('calloffs', '0001_calloffs')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('awards', '0001_tables'),
        ('documents', '0001_tables'),
        ('framework', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='CallOff',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('award', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.award')),
                    ('terms', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='framework.terms')),
                    ('state', models.CharField(default='issued', max_length=16)),
                    ('start_on', models.DateField()),
                    ('end_on', models.DateField()),
                    ('weekly_minutes', models.PositiveIntegerField()),
                    ('maximum_pence', models.BigIntegerField()),
                    ('maximum_inc_vat_pence', models.BigIntegerField()),
                    ('notice_days', models.PositiveSmallIntegerField()),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('issued_at', models.DateTimeField()),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_why', models.CharField(blank=True, max_length=300)),
                    ('last_day_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-issued_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ('issued', 'provider_signed', 'signed', 'cancelled', 'ended'))), name='calloffs_calloff_state'), models.CheckConstraint(condition=models.Q(('last_day_on__isnull', True), models.Q(('last_day_on__lte', models.F('end_on')), ('state', 'ended')), _connector='OR'), name='calloffs_calloff_last_day'), models.CheckConstraint(condition=models.Q(('end_on__gte', models.F('start_on'))), name='calloffs_calloff_dates'), models.CheckConstraint(condition=models.Q(('maximum_inc_vat_pence__gte', models.F('maximum_pence')), ('maximum_pence__gt', 0)), name='calloffs_calloff_maximum'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('state__in', ['cancelled', 'ended'])), models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('state__in', ['issued', 'provider_signed', 'signed'])), _connector='OR'), name='calloffs_calloff_ended_whole')],
                },
            ), migrations.CreateModel(
                name='EmergencyOrder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('award', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='awards.award')),
                    ('maximum_pence', models.BigIntegerField()),
                    ('expires_on', models.DateField()),
                    ('reason', models.CharField(max_length=500)),
                    ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ordered_at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('maximum_pence__gt', 0), models.Q(('reason', ''), _negated=True)), name='calloffs_emergency_limits')],
                },
            ), migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('calloff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='calloffs.calloff')),
                    ('what', models.CharField(max_length=120)),
                    ('unit', models.CharField(choices=[('hour', 'Hour'), ('half_day', 'Half day'), ('day', 'Day'), ('session', 'Session')], max_length=8)),
                    ('quantity', models.CharField(max_length=24)),
                    ('units', models.PositiveIntegerField()),
                    ('price_pence', models.BigIntegerField()),
                    ('vat_bp', models.PositiveIntegerField()),
                    ('total_pence', models.BigIntegerField()),
                ],
                options={
                    'ordering': ['id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('price_pence__gt', 0), ('total_pence__gte', django.db.models.expressions.CombinedExpression(models.F('price_pence'), '*', django.db.models.expressions.CombinedExpression(models.F('units'), '-', models.Value(1)))), ('total_pence__lte', django.db.models.expressions.CombinedExpression(models.F('price_pence'), '*', models.F('units'))), ('units__gt', 0)), name='calloffs_line_total')],
                },
            ), migrations.CreateModel(
                name='PublicationDuty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('calloff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publication_duties', to='calloffs.calloff')),
                    ('kind', models.CharField(choices=[('uk7', 'Contract details notice (UK7)'), ('uk6', 'Contract award notice (UK6)'), ('register', 'Contracts register')], max_length=10)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('why', models.CharField(max_length=300)),
                    ('raised_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['calloff', 'kind'],
                    'constraints': [models.UniqueConstraint(fields=('calloff', 'kind'), name='calloffs_publication_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['uk7', 'uk6', 'register'])), name='calloffs_publication_kind')],
                },
            ), migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('calloff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='calloffs.calloff')),
                    ('side', models.CharField(choices=[('provider', 'For the provider'), ('council', 'For the council')], max_length=8)),
                    ('document_sha256', models.CharField(max_length=64)),
                    ('signed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('signed_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['signed_at'],
                    'constraints': [models.UniqueConstraint(fields=('calloff', 'side'), name='calloffs_signature_once'), models.CheckConstraint(condition=models.Q(('side__in', ['provider', 'council'])), name='calloffs_signature_side')],
                },
            )],
        ),
    ]
